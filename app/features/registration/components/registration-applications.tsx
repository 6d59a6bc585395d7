import { useSpeech } from "~/i18n/locale-context";
import { Button } from "~/ui/button";
import { Section } from "~/ui/section";
import type { Application } from "../queries/applications-of-event.server";

export interface RegistrationApplicationsProps {
  readonly applications: readonly Application[];
  readonly total: number;
  readonly timeZone: string;
  /** Whether this member may decide. */
  readonly deciding: boolean;
  /** Places nobody has; an approved application beyond them joins the queue. */
  readonly seatsLeft: number | null;
}

/** Applications nobody has answered yet, oldest first, each decided whole. */
export function RegistrationApplications(props: RegistrationApplicationsProps) {
  const { applications, total, timeZone, deciding, seatsLeft } = props;
  const { t, format } = useSpeech();
  if (applications.length === 0) return null;
  return (
    <Section
      id="applications"
      title={t("organise.applications", { count: total })}
      lead={t(deciding ? "organise.applicationsLead" : "organise.applicationsLeadOnly")}
    >
      <ul className="applications">
        {applications.map((application) => {
          const { orderId, company, contactName, contactEmail, at, seats } = application;
          const names = seats.filter((name) => name !== null);
          const alone = names.length === 1 && names[0] === contactName;
          const whom = company ?? contactName;
          const queues = seatsLeft !== null && seats.length > seatsLeft;
          return (
            <li key={orderId} className="application">
              <div className="application-words">
                <h3>
                  {whom}{" "}
                  <span className="count">{t("organise.seatCount", { count: seats.length })}</span>
                </h3>
                {names.length > 0 && !(alone && company === null) && <p>{format.list(names)}</p>}
                <p className="row-detail">
                  {[alone ? null : contactName, contactEmail, format.moment(at, timeZone)]
                    .filter(Boolean)
                    .join(" · ")}
                </p>
                {deciding && queues && <p className="row-detail">{t("organise.approvedQueues")}</p>}
              </div>
              {deciding && (
                <form method="post" className="application-form">
                  <input type="hidden" name="orderId" value={orderId} />
                  <Button
                    name="intent"
                    value="approve"
                    look="quiet"
                    small
                    icon="check"
                    aria-label={t("organise.approveNamed", { name: whom })}
                  >
                    {t("organise.approve")}
                  </Button>
                  <Button
                    name="intent"
                    value="decline"
                    look="plain"
                    small
                    aria-label={t("organise.declineNamed", { name: whom })}
                  >
                    {t("organise.decline")}
                  </Button>
                </form>
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
