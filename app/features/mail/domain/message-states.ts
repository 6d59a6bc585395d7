/**
 * What can be the case with a message. It leaves `queued` by itself, and `sent` only for `failed`, when it came back.
 * `failed` means that the recipient was refused for good or is on the suppression list, or that it was tried for two
 * days; an organiser may have it tried again.
 */
export const messageStates = ["queued", "sent", "superseded", "failed"] as const;

export type MessageState = (typeof messageStates)[number];
