/** Who works in the demo. Everybody's password is the user name. */
export const people = [
  { name: 'fred', displayName: 'Fred Becker', email: 'fred@example.com', timeZone: 'Europe/Berlin' },
  { name: 'barney', displayName: 'Barney Osei', email: 'barney@example.com', timeZone: 'Africa/Accra' },
  { name: 'wilma', displayName: 'Wilma Larsson', email: 'wilma@example.com', timeZone: 'Europe/Stockholm' },
  { name: 'betty', displayName: 'Betty Duarte', email: 'betty@example.com', timeZone: 'America/Sao_Paulo' },
  { name: 'pearl', displayName: 'Pearl Ito', email: 'pearl@example.com', timeZone: 'Asia/Tokyo' },
] as const;

export type PersonName = (typeof people)[number]['name'];

/** Whom new work goes to. */
export const lead: PersonName = 'wilma';

export const groups: Readonly<Record<string, readonly PersonName[]>> = {
  developers: ['fred', 'barney'],
  support: ['betty', 'pearl'],
};
