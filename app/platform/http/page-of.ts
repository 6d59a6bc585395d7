/** The page of a long list an address asks for, `?page=`, from 1; 1 for anything else. */
export function pageOf(query: URLSearchParams): number {
  const page = Number(query.get("page") ?? "1");
  return Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1;
}
