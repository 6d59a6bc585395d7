import { createPublicKey } from "node:crypto";
import type { Actor } from "~/kernel/actor";
import { accept, type Result } from "~/kernel/result";
import { lookUpTexts, type LookUpTexts } from "~/platform/mail/dns-texts.server";
import { mailboxOf } from "~/platform/mail/mail-header.server";
import type { World } from "~/platform/world.server";
import {
  checkDkim,
  checkDmarc,
  checkSpf,
  dmarcNames,
  type RecordCheck,
  type SigningFacts,
} from "~/features/mail/domain/mail-records";
import {
  membershipOf,
  type AccessProblem,
  type Membership,
} from "~/features/organisations/queries/membership.server";

/** What was found out about the domain mails are sent from. */
export interface MailCheck {
  /** The sender's domain; `null` for one that has no place in the DNS (`localhost`, an address). */
  readonly domain: string | null;
  /** The mail server mails are handed to; `null` while there is none. */
  readonly server: string | null;
  readonly checks: readonly RecordCheck[];
}

/**
 * Whether receivers can tell that our mail is ours: SPF, DKIM and DMARC of the sender's domain. For owners.
 *
 * @param lookUp - asks the DNS; all names at once, so that the slowest decides how long it takes.
 *
 * Refused: the access problems.
 */
export async function mailCheck(
  world: World,
  actor: Actor,
  organisationSlug: string,
  lookUp: LookUpTexts = lookUpTexts,
): Promise<Result<{ membership: Membership; check: MailCheck }, AccessProblem>> {
  const member = await membershipOf(world, actor, organisationSlug, "check-mail");
  if (!member.ok) return member;
  const { settings } = world;
  const sender = mailboxOf(settings.mailFrom).address;
  const from = sender.slice(sender.lastIndexOf("@") + 1).toLowerCase();
  const server = settings.smtpUrl === undefined ? null : new URL(settings.smtpUrl).hostname;
  if (!/^([a-z0-9-]+\.)+[a-z][a-z0-9-]*$/.test(from))
    return accept({ membership: member.value, check: { domain: null, server, checks: [] } });
  const signing = signingFacts(settings.dkim);
  const [spf, dkim, ...policies] = await Promise.all([
    lookUp(from),
    signing && lookUp(`${signing.selector}._domainkey.${signing.domain}`),
    ...dmarcNames(from).map((name) => lookUp(name)),
  ]);
  const reportTo = settings.contactEmail ?? `postmaster@${from}`;
  return accept({
    membership: member.value,
    check: {
      domain: from,
      server,
      checks: [
        checkSpf(from, spf, server),
        checkDkim(from, dkim, signing),
        checkDmarc(from, policies, { signing, reportTo }),
      ],
    },
  });
}

/** The public half of the key, as the DNS has to carry it. */
function signingFacts(dkim: World["settings"]["dkim"]): SigningFacts | null {
  if (!dkim) return null;
  const key = createPublicKey(dkim.privateKey);
  return {
    domain: dkim.domain,
    selector: dkim.selector,
    publicKey: key.export({ type: "spki", format: "der" }).toString("base64"),
    bits: key.asymmetricKeyDetails?.modulusLength ?? 0,
  };
}
