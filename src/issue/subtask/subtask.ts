/** The list with `what` taken out and put where `where` stands now. */
export function moved(list: readonly number[], what: number, where: number): number[] {
  const place = list.indexOf(where);
  const rest = list.filter((one) => one !== what);
  rest.splice(place, 0, what);
  return rest;
}
