/**
 * Any address nobody answers. It is a route, so that root's loader runs and the page speaks the
 * visitor's language.
 */
export function loader(): never {
  throw new Response(null, { status: 404 });
}

export function action(): never {
  return loader();
}

export default function NotFound() {
  return null;
}
