/** Whoever asks: somebody signed in, or nobody in particular. */
export type Actor = SignedIn | Anonymous;

export interface SignedIn {
  readonly kind: "signed-in";
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
}

export interface Anonymous {
  readonly kind: "anonymous";
}

export const anonymous: Anonymous = { kind: "anonymous" };
