/** A state machine as a table: for each verb, the states it is allowed in and the state it leads to. */
export type Transitions<State extends string, Verb extends string> = Readonly<
  Record<Verb, { readonly from: readonly State[]; readonly to: State }>
>;

/** Whether `verb` is allowed in `state`. */
export function allows<State extends string, Verb extends string>(
  transitions: Transitions<State, Verb>,
  verb: Verb,
  state: string,
): boolean {
  return (transitions[verb].from as readonly string[]).includes(state);
}
