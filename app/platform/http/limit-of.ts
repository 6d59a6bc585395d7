/** How many a list shall show, `?limit=`: a whole number from 1 to `most`; `usual` for anything else. */
export function limitOf(
  query: URLSearchParams,
  { most, usual }: { readonly most: number; readonly usual: number },
): number {
  const limit = Number(query.get("limit") || usual);
  return Number.isInteger(limit) && limit >= 1 ? Math.min(limit, most) : usual;
}
