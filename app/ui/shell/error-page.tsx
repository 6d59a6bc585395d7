import { useSpeech } from "~/i18n/locale-context";
import { ButtonLink } from "../button";
import { Page } from "../page";

const explained = [403, 404, 410, 429, 500, 503] as const;
type ExplainedStatus = (typeof explained)[number];

/** States that pass by themselves: the same address is worth another try. */
const passing: readonly number[] = [429, 500, 503];

export interface ErrorPageProps {
  /** The HTTP status of the answer; one without words of its own speaks as 404 or 500. */
  readonly status: number;
  readonly homeHref: string;
  readonly signInHref: string;
  /** The page asked for. */
  readonly here: string;
  /** The request's id, for somebody who looks into the log. */
  readonly reference?: string | undefined;
}

/** What happened, and what to do now. */
export function ErrorPage({ status, homeHref, signInHref, here, reference }: ErrorPageProps) {
  const { t } = useSpeech();
  const known = explainedStatus(status);
  return (
    <Page width="text">
      <div className="error-page">
        <p className="error-status" aria-hidden="true">
          {status}
        </p>
        <h1>{t(`errorPage.title-${known}`)}</h1>
        <p className="lead">{t(`errorPage.text-${known}`)}</p>
        {known === 500 && reference && (
          <p className="quiet">{t("errorPage.reference", { id: reference })}</p>
        )}
        <div className="button-row">
          {known === 403 && <ButtonLink href={signInHref}>{t("ui.signIn")}</ButtonLink>}
          {passing.includes(known) && (
            <ButtonLink href={here}>{t("errorPage.tryAgain")}</ButtonLink>
          )}
          <ButtonLink look={known === 404 || known === 410 ? "primary" : "quiet"} href={homeHref}>
            {t("errorPage.toHome")}
          </ButtonLink>
        </div>
      </div>
    </Page>
  );
}

/** The status whose words fit `status` best. */
export function explainedStatus(status: number): ExplainedStatus {
  const own = explained.find((each) => each === status);
  if (own) return own;
  if (status === 401) return 403;
  return status >= 400 && status < 500 ? 404 : 500;
}
