/** Ce que toute page du bac à sable dit d'abord. */
export const BANDEAU = {
  titre: 'Bac à sable',
  texte: (
    <>
      {'Tout est inventé ici : organismes, personnes, argent. '}
      <a href="/bac-a-sable/courriels">Les courriels se lisent ici</a>
      {', aucun ne part. '}
      <a href="/bac-a-sable">Changer de personnage ou d’heure</a>
    </>
  ),
}
