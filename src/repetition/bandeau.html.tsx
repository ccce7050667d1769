/** Ce que toute page du bac à sable dit d'abord. */
export const BANDEAU = {
  titre: 'Bac à sable',
  texte: (
    <>
      {'Tout est inventé ici : organismes, personnes, argent. Rien ne part par courriel. '}
      <a href="/bac-a-sable">Changer de personnage ou d’heure</a>
    </>
  ),
}
