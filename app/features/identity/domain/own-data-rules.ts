import { hour } from "~/kernel/time";

/** How long a link to one's own data opens it, in milliseconds. */
export const ownDataLifetime = 24 * hour;

/** Window in which requests are counted, in milliseconds. */
export const ownDataWindow = hour;

/** Links one network address may ask for to one address in the window; see the rules of sign-in codes. */
export const linksPerAddressAndSource = 5;

/** Links one address may be sent in the window, whoever asks. */
export const linksPerAddress = 20;

/** Links one network address may ask for in the window. */
export const linksPerSource = 20;
