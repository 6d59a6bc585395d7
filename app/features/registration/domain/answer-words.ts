/** An answer as a list says it: what was ticked as a word, a file that it was sent, everything else as it was written. */
export function answerWord(kind: string, value: string, yes: string, fileSent: string): string {
  if (kind === "yes") return yes;
  return kind === "file" ? fileSent : value;
}
