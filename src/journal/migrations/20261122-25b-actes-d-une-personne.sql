-- Une personne peut demander tout ce qu'elle a fait.
create index entree_par_personne on entree (par, le);
