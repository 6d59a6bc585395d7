/**
 * What can be the case with a message. `queued` is left for good, and `sent` only for `failed`, when it came
 * back. `failed` means that the recipient was refused or is on the suppression list, or that it was tried for two days.
 */
export const messageStates = ["queued", "sent", "superseded", "failed"] as const;

export type MessageState = (typeof messageStates)[number];
