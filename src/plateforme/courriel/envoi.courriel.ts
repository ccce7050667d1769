import { createTransport } from 'nodemailer'
import type { Courriel } from './courriel.ts'

/** Ouvre la messagerie : chaque courriel part en texte, de l'adresse de la plateforme. Un refus du serveur est une exception. */
export const ouvrirMessagerie = (smtp: string, expediteur: string): ((c: Courriel) => Promise<void>) => {
  const transport = createTransport(smtp)
  return async (c) => {
    await transport.sendMail({ from: expediteur, to: c.a, subject: c.objet, text: c.texte })
  }
}
