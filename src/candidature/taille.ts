/** « 1,2 Mo », « 340 Ko ». */
export const direTaille = (octets: number): string =>
  octets >= 1_000_000
    ? `${(octets / 1_000_000).toLocaleString('fr-FR', { maximumFractionDigits: 1 })}\u00a0Mo`
    : `${Math.max(1, Math.round(octets / 1000)).toLocaleString('fr-FR')}\u00a0Ko`

/** En mégaoctets, au dixième supérieur : un octet de trop se voit. */
export const enMo = (octets: number): string => (Math.ceil(octets / 100_000) / 10).toLocaleString('fr-FR')
