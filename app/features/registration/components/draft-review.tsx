import { useSpeech } from "~/i18n/locale-context";
import { problemText } from "~/i18n/translate";
import type {
  DraftAction,
  DraftedChange,
  ProgrammeDraft,
} from "~/features/programme/domain/programme-draft";
import type { ProgrammeWarning } from "~/features/programme/domain/programme-warnings";
import {
  sessionChangeLines,
  type SessionNames,
} from "~/features/programme/components/session-words";
import { Button } from "~/ui/button";
import { ChangeList } from "~/ui/change-list";
import { Checkbox } from "~/ui/choice";
import { Icon } from "~/ui/icon";
import { Island } from "~/ui/island";
import { Notice } from "~/ui/notice";
import type { PublishAudience } from "../queries/publish-audience.server";
import { ToldPeople } from "./told-preview";

/** A draft with what publishing it amounts to, and whether that can be done as it is. */
export interface ReviewedDraft extends ProgrammeDraft {
  readonly change: DraftedChange;
  readonly publishable: boolean;
}

export interface DraftReviewProps {
  readonly drafts: readonly ReviewedDraft[];
  readonly warnings: readonly ProgrammeWarning[];
  readonly names: SessionNames;
  /** What the sessions of the programme are called, by their ids. */
  readonly titles: Readonly<Record<string, string>>;
  readonly audience: PublishAudience;
  /** Where a draft is edited again. */
  readonly hrefOf: (sessionId: string) => string;
  readonly backHref: string;
}

/** The form that publishes; the boxes stand outside it, beside forms of their own. */
const publishForm = "publish-drafts";

/** The name of the box that includes a draft; its value is the revision that was seen. */
export const draftField = (id: string) => `draft-${id}`;

/** Every change that waits, who hears of it and who does not, and one button. */
export function DraftReview(props: DraftReviewProps) {
  const { drafts, audience, backHref } = props;
  const { t } = useSpeech();
  return (
    <section className="told draft-review" aria-labelledby="review-title">
      <h2 id="review-title">{t("drafts.reviewTitle")}</h2>
      <ol className="draft-list">
        {drafts.map((draft) => (
          <DraftItem key={draft.id} draft={draft} {...props} />
        ))}
      </ol>
      <ToldPeople
        people={audience.told}
        lead={`${t("drafts.toldLead")} ${t("drafts.letters", { count: audience.letters })}`}
        nobody={t("drafts.nobody")}
      />
      <ul className="told-facts">
        {audience.corrected > 0 && <li>{t("drafts.corrected", { count: audience.corrected })}</li>}
        {audience.untouched > 0 && <li>{t("drafts.untouched", { count: audience.untouched })}</li>}
        {audience.letters > 0 && <li>{t("drafts.settle")}</li>}
      </ul>
      <form method="post" id={publishForm} className="told-form">
        <div className="button-row">
          {drafts.some(({ publishable }) => publishable) && (
            <Button name="intent" value="publish" icon="send">
              {t("drafts.publish")}
            </Button>
          )}
          <a className="button button-quiet" href={backHref}>
            <Icon name="back" />
            <span>{t("drafts.back")}</span>
          </a>
        </div>
        <Island name="submit-once" />
      </form>
    </section>
  );
}

function DraftItem(props: DraftReviewProps & { readonly draft: ReviewedDraft }) {
  const { draft, warnings, names, audience, hrefOf } = props;
  const speech = useSpeech();
  const { t } = speech;
  const { before, after, overtaken, problem } = draft;
  const title = (after ?? before)?.title ?? "";
  const changes = sessionChangeLines(before, after, names, speech).filter(({ label }) =>
    isSaid(draft.action, label, speech),
  );
  return (
    <li className="draft">
      <div className="draft-head">
        {draft.publishable ? (
          <Checkbox
            name={draftField(draft.id)}
            value={draft.revision}
            form={publishForm}
            defaultChecked
            label={<span className="draft-title">{title}</span>}
          />
        ) : (
          <h3 className="draft-title">{title}</h3>
        )}
        <p className="draft-action">{t(`drafts.action-${draft.action}`)}</p>
      </div>
      {overtaken && <Overtaken draft={draft} then={overtaken} names={names} />}
      {problem && <Notice tone="warning">{problemText(t, problem)}</Notice>}
      {!problem && changes.length > 0 && <ChangeList changes={changes} />}
      {warnings
        .filter(
          (warning) =>
            warning.session === draft.sessionId ||
            (warning.kind === "clash" && warning.with.id === draft.sessionId),
        )
        .map((warning) => (
          <p className="session-warning" key={`${warning.kind} ${warning.session}`}>
            <Icon name="warning" size={16} />
            {warning.kind === "outside"
              ? t("organise.outside")
              : t("organise.clash", { title: otherOf(warning, props) })}
          </p>
        ))}
      {draft.publishable && (
        <p className="draft-audience">
          {audienceWords(draft, audience.concerned[draft.id] ?? 0, speech)}
        </p>
      )}
      <form method="post" className="draft-ways">
        <input type="hidden" name="draft" value={draft.id} />
        {overtaken && !problem && (
          <Button
            name="intent"
            value="keep"
            look="quiet"
            small
            icon="check"
            aria-label={t("drafts.keepNamed", { title })}
          >
            {t("drafts.keep")}
          </Button>
        )}
        {problem?.code !== "session-cancelled" && problem?.code !== "not-found" && (
          <a
            className="button button-quiet button-small"
            href={hrefOf(draft.sessionId)}
            aria-label={t("drafts.editNamed", { title })}
          >
            <Icon name="edit" size={16} />
            <span>{t("drafts.edit")}</span>
          </a>
        )}
        <Button
          name="intent"
          value="drop"
          look="quiet"
          small
          icon="close"
          aria-label={t("drafts.dropNamed", { title })}
        >
          {t("drafts.drop")}
        </Button>
      </form>
    </li>
  );
}

/**
 * Whether a line of what changes is worth its room: of a session that goes, what it is recognised by; the title
 * stands above already, unless it is what changes.
 */
function isSaid(action: DraftAction, label: string, { t }: ReturnType<typeof useSpeech>): boolean {
  if (action === "change") return true;
  if (action === "add") return label !== t("organise.session-title");
  return [t("organise.session-when"), t("organise.session-place")].includes(label);
}

/** What somebody else made of the session since the draft was begun, beside the draft itself. */
function Overtaken(props: {
  readonly draft: ProgrammeDraft;
  readonly then: NonNullable<ProgrammeDraft["overtaken"]>;
  readonly names: SessionNames;
}) {
  const { draft, then, names } = props;
  const speech = useSpeech();
  const { t } = speech;
  return (
    <>
      <Notice tone="warning" title={t("drafts.overtakenTitle")}>
        <p>{t("drafts.overtakenLead")}</p>
        <ChangeList changes={sessionChangeLines(then, draft.before, names, speech)} />
      </Notice>
      <h4 className="draft-yours">{t("drafts.yours")}</h4>
    </>
  );
}

/** The other session of a clash, whichever of the two the draft is about. */
function otherOf(
  warning: Extract<ProgrammeWarning, { kind: "clash" }>,
  { titles, draft }: DraftReviewProps & { readonly draft: ProgrammeDraft },
): string {
  return warning.session === draft.sessionId ? warning.with.title : (titles[warning.session] ?? "");
}

function audienceWords(
  { change }: ReviewedDraft,
  count: number,
  { t }: ReturnType<typeof useSpeech>,
): string {
  if (change === "corrected") return t("drafts.onlyWords");
  return count === 0 ? t("drafts.onNobodys") : t("drafts.onTheirProgramme", { count });
}
