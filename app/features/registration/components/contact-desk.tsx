import { useSpeech } from "~/i18n/locale-context";
import type { FormState } from "~/kernel/form-state";
import { Button } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { Section } from "~/ui/section";
import type { ContactDesk as Desk } from "../queries/contact-desk.server";
import { ContactSeat } from "./contact-seat";

export interface ContactDeskProps {
  readonly desk: Desk;
  readonly timeZone: string;
  /** The complete address of a seat's own page. */
  readonly linkOf: (token: string) => string;
  /** Where giving a seat back is asked about. */
  readonly dropHrefOf: (seat: string) => string;
  /** What was sent and not accepted; `seat` says about which. */
  readonly form: FormState | undefined;
}

/** Who is coming and who is missing what, in one look; below it each seat with what can be done about it. */
export function ContactDesk({ desk, timeZone, linkOf, dropHrefOf, form }: ContactDeskProps) {
  const { t, format } = useSpeech();
  const { seats, ready, confirmed, remindable, changesUntil } = desk;
  const all = ready === confirmed;
  return (
    <Section
      id="seats"
      title={t("contact.title")}
      lead={
        changesUntil
          ? t("contact.until", { at: format.moment(changesUntil, timeZone) })
          : t("contact.over")
      }
    >
      {confirmed > 0 && (
        <div className="desk-ready" data-all={all ? "" : undefined}>
          <p className="desk-figure">
            {all
              ? t("contact.allReady", { count: confirmed })
              : t("contact.ready", { ready, count: confirmed })}
          </p>
          <progress value={ready} max={confirmed} aria-hidden="true" />
          {!all && <p>{t("contact.readyText")}</p>}
          {remindable > 0 && (
            <form method="post">
              <Button look="quiet" icon="send" name="intent" value="remind">
                {t("contact.remind", { count: remindable })}
              </Button>
            </form>
          )}
          {form?.values["intent"] === "remind" && <Refusal form={form} />}
        </div>
      )}
      <ol className="desk-seats">
        {seats.map((seat) => (
          <li key={seat.id}>
            <ContactSeat
              seat={seat}
              groups={desk.groups}
              mayChange={changesUntil !== null}
              mayDrop={desk.cancelUntil !== null}
              link={linkOf(seat.token)}
              dropHref={dropHrefOf(seat.id)}
              form={form?.values["seat"] === seat.id ? form : undefined}
            />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Refusal({ form }: { form: FormState }) {
  const { t } = useSpeech();
  return form.problems.some(({ code }) => code === "reminded-lately") ? (
    <Notice live>
      <p>{t("problem.reminded-lately")}</p>
    </Notice>
  ) : null;
}
