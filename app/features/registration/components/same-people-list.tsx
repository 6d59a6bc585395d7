import { useSpeech } from "~/i18n/locale-context";
import { Button, ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { Island } from "~/ui/island";
import { StatusChip } from "~/ui/status-chip";
import { VisuallyHidden } from "~/ui/visually-hidden";
import type { SamePeople, SameSeat } from "../queries/same-people.server";
import { chipOf } from "./seat-facts";

/** Two seats beside each other that may be one person's, with what to do about it. */
export function SamePeopleList({
  pairs,
  timeZone,
  cancelHrefOf,
}: {
  pairs: readonly SamePeople[];
  timeZone: string;
  /** Where giving a seat back is asked about; `null` where nobody may. */
  cancelHrefOf: ((registration: string) => string) | null;
}) {
  const { t } = useSpeech();
  if (pairs.length === 0)
    return (
      <EmptyState icon="done" title={t("samePeople.none")}>
        {t("samePeople.noneText")}
      </EmptyState>
    );
  return (
    <ul className="same-people">
      {pairs.map(({ by, earlier, later }) => (
        <li key={`${earlier.id} ${later.id}`}>
          <h3>
            {earlier.name} <span className="row-detail">{t(`samePeople.by-${by}`)}</span>
          </h3>
          <div className="same-pair">
            {[earlier, later].map((seat) => (
              <Side
                key={seat.id}
                seat={seat}
                timeZone={timeZone}
                cancelHref={cancelHrefOf?.(seat.id) ?? null}
              />
            ))}
          </div>
          {cancelHrefOf && (
            <form method="post">
              <input type="hidden" name="earlier" value={earlier.id} />
              <input type="hidden" name="later" value={later.id} />
              <Button look="quiet" icon="check" name="intent" value="keep-both">
                {t("samePeople.keepBoth")}
                <VisuallyHidden> {earlier.name}</VisuallyHidden>
              </Button>
            </form>
          )}
        </li>
      ))}
      <Island name="submit-once" />
    </ul>
  );
}

function Side({
  seat,
  timeZone,
  cancelHref,
}: {
  seat: SameSeat;
  timeZone: string;
  cancelHref: string | null;
}) {
  const { t, format } = useSpeech();
  const { name, email, company, contactName, orderCode, createdAt, status } = seat;
  return (
    <div className="same-side">
      <p>
        <strong>{name}</strong> <StatusChip status={chipOf(status)} />
      </p>
      <p className="row-detail">{[email, company].filter(Boolean).join(" · ")}</p>
      <p className="row-detail">
        {t("samePeople.registered", {
          contact: contactName,
          at: format.moment(createdAt, timeZone),
          code: orderCode,
        })}
      </p>
      {cancelHref && (
        <ButtonLink look="quiet" small href={cancelHref}>
          {t("samePeople.cancel")}
          <VisuallyHidden>
            {" "}
            {name}, {email}
          </VisuallyHidden>
        </ButtonLink>
      )}
    </div>
  );
}
