/** Somebody who is told of something, by the address the mail goes to. */
interface Recipient {
  readonly email: string;
  readonly as: "attendee" | "contact";
}

/** Somebody who is told, once however many mails they get. */
export type ToldPerson<P extends Recipient> = P & {
  /** An attendee who also hears for seats nobody sits on yet. */
  readonly alsoContact: boolean;
};

/** Each person once: who is attendee and contact hears as both, but is one person. */
export function eachOnce<P extends Recipient>(people: readonly P[]): ToldPerson<P>[] {
  const byAddress = new Map<string, ToldPerson<P>>();
  for (const person of people) {
    const address = person.email.toLowerCase();
    const known = byAddress.get(address);
    const [attendee, other] =
      known?.as === "contact" ? [person, known] : [known ?? person, known && person];
    const alsoContact =
      attendee.as === "attendee" && (known?.alsoContact || other?.as === "contact");
    byAddress.set(address, { ...attendee, alsoContact });
  }
  return [...byAddress.values()];
}
