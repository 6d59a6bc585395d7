import type { ReactNode } from "react";
import { useSpeech } from "~/i18n/locale-context";
import { Button } from "~/ui/button";
import { ChangeList, type ShownChange } from "~/ui/change-list";
import { Details } from "~/ui/details";
import { Icon } from "~/ui/icon";
import { Island } from "~/ui/island";
import { Notice } from "~/ui/notice";
import type { ToldPerson } from "../domain/told-people";
import type { ConcernedPerson } from "../queries/concerned-people.server";

type Told = ToldPerson<ConcernedPerson>;

export interface ToldPreviewProps {
  readonly title: ReactNode;
  readonly changes: readonly ShownChange[];
  readonly people: readonly Told[];
  /** What they get, and that nobody else does. */
  readonly lead: ReactNode;
  /** Said when nobody is concerned. */
  readonly nobody: ReactNode;
  /** Something else worth knowing before going on. */
  readonly note?: ReactNode;
  /** What was typed, carried along so that nothing is lost either way. */
  readonly values: Readonly<Record<string, string>>;
  readonly confirm: {
    readonly label: ReactNode;
    /** What the button sends as `intent`. */
    readonly intent: string;
    readonly danger?: boolean;
  };
  /** The button that leads back to the form; or a link where there is no form. */
  readonly back: { readonly label: ReactNode; readonly href?: string };
}

/** How many names a preview lists; of more it says how many. */
const namesShown = 300;

/** Before something is announced: what changes, who will be told, and two ways on. */
export function ToldPreview(props: ToldPreviewProps) {
  const { title, changes, people, lead, nobody, note, values, confirm, back } = props;
  return (
    <section className="told" aria-labelledby="told-title">
      <h2 id="told-title">{title}</h2>
      {changes.length > 0 && <ChangeList changes={changes} />}
      <ToldPeople people={people} lead={lead} nobody={nobody} />
      {note !== undefined && <p className="form-hint">{note}</p>}
      <form method="post" className="told-form">
        {Object.entries(values)
          .filter(([name]) => name !== "intent")
          .map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
        <div className="button-row">
          <Button name="intent" value={confirm.intent} look={confirm.danger ? "danger" : "primary"}>
            {confirm.label}
          </Button>
          {back.href === undefined ? (
            <Button name="intent" value="edit" look="quiet" icon="back">
              {back.label}
            </Button>
          ) : (
            <a className="button button-quiet" href={back.href}>
              <Icon name="back" />
              <span>{back.label}</span>
            </a>
          )}
        </div>
        <Island name="submit-once" />
      </form>
    </section>
  );
}

/** How many people get a letter, what it does, and who they are; or that nobody does. */
export function ToldPeople({
  people,
  lead,
  nobody,
}: Pick<ToldPreviewProps, "people" | "lead" | "nobody">) {
  const { t } = useSpeech();
  if (people.length === 0) return <Notice title={t("organise.nobodyTold")}>{nobody}</Notice>;
  return (
    <div className="told-people">
      <h3>
        <Icon name="mail" /> {t("organise.peopleTold", { count: people.length })}
      </h3>
      <p className="told-lead">{lead}</p>
      <PeopleByCompany people={people} />
    </div>
  );
}

/** Names under their companies, companies in the language's order, people without one last. */
function PeopleByCompany({ people }: { people: readonly Told[] }) {
  const { t, format } = useSpeech();
  const groups = new Map<string | null, Told[]>();
  for (const person of people.slice(0, namesShown))
    groups.set(person.company, [...(groups.get(person.company) ?? []), person]);
  const sorted = [...groups].toSorted(([a], [b]) =>
    a === null || b === null ? Number(a === null) - Number(b === null) : format.compare(a, b),
  );
  const list = (
    <>
      <dl className="told-companies">
        {sorted.map(([company, members]) => (
          <div key={company ?? ""}>
            <dt>{company ?? t("organise.withoutCompany")}</dt>
            <dd>
              {format.list(
                members.map(({ name, email, as, alsoContact }) => {
                  const whom = name || email;
                  if (as === "contact") return t("organise.contactFor", { name: whom });
                  return alsoContact ? t("organise.alsoContactFor", { name: whom }) : whom;
                }),
              )}
            </dd>
          </div>
        ))}
      </dl>
      {people.length > namesShown && (
        <p>{t("organise.andMore", { count: people.length - namesShown })}</p>
      )}
    </>
  );
  return people.length > 100 ? <Details summary={t("organise.seeNames")}>{list}</Details> : list;
}
