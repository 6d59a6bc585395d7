import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeOwnChoices } from "~/features/notifications/commands/change-own-choices.server";
import { ConfirmPrice } from "~/features/registration/components/confirm-price";
import { FileAnswers } from "~/features/registration/components/file-answers";
import { OrderSum } from "~/features/registration/components/order-sum";
import type { OrderSum as Sum } from "~/features/registration/domain/order-sum";
import type { WhatBack } from "~/features/registration/domain/what-back";
import { SeatChoicesForm } from "~/features/registration/components/seat-choices-form";
import { SeatChoicesList } from "~/features/registration/components/seat-choices-list";
import { isActive } from "~/features/registration/domain/registration-transitions";
import { askedOfSeat, readSeatChoice } from "~/features/registration/domain/seat-choice";
import { isEndedLink } from "~/features/registration/queries/registration-by-token.server";
import { seatChoices } from "~/features/registration/queries/seat-choices.server";
import type { FormState } from "~/kernel/form-state";
import { useSpeech } from "~/i18n/locale-context";
import { problemText } from "~/i18n/translate";
import { doneIn, paths } from "~/paths";
import { readValues } from "~/platform/http/forms.server";
import { found } from "~/platform/http/refusals.server";
import { DoneNotice } from "~/ui/done-notice";
import { EmptyState } from "~/ui/empty-state";
import { Breadcrumb } from "~/ui/navigation";
import { Notice } from "~/ui/notice";
import { Page } from "~/ui/page";
import { Section } from "~/ui/section";

/** Where somebody changes what they answered and chose, by the personal link of their seat. */
export async function loader({ request, params, context: { world } }: LoaderFunctionArgs) {
  const token = found(params.token);
  const choices = await seatChoices(world, token);
  if (!choices)
    throw new Response(null, {
      status: (await isEndedLink(world, token, "registration")) ? 410 : 404,
    });
  return {
    token,
    choices,
    done: doneIn(request.url) === "changed",
    refused: refusals.find((code) => code === new URL(request.url).searchParams.get("refused")),
    now: world.now(),
  };
}

/** Why a file may not have been taken, as the address one is led back to says it. */
const refusals = [
  "file-missing",
  "file-empty",
  "file-too-large",
  "file-name",
  "document-type",
  "document-mismatch",
  "uploads-busy",
  "not-asked",
  "changes-over",
] as const;

export async function action({ request, params, context: { world } }: ActionFunctionArgs) {
  const token = found(params.token);
  const values = await readValues(request);
  const choices = found(await seatChoices(world, token));
  if (values["intent"] === "edit") return shown({ values, problems: [] });
  const wanted = readSeatChoice(choices.offer, values);
  const sent = new Set(choices.files.map(({ question }) => question));
  const kept = choices.answers.filter(({ question }) => sent.has(question));
  const agreed = Number.parseInt(values["agreed"] ?? "", 10);
  const changed = await changeOwnChoices(world, token, {
    ...wanted,
    // Files are sent by forms of their own; this one leaves them as they are.
    answers: [...wanted.answers.filter(({ question }) => !sent.has(question)), ...kept],
    agreedMinor: Number.isNaN(agreed) ? null : agreed,
  });
  if (changed.ok === true) return redirect(paths.seatChoices(token, "changed"));
  if (changed.ok === "price") {
    const { before, after, money } = changed;
    return shown({ values, problems: [] }, { before, after, money });
  }
  if (changed.problems.some(({ code }) => code === "not-found"))
    throw new Response(null, { status: 404 });
  return shown({ values, problems: changed.problems });
}

/** The form once more: to be put right, or its price to be agreed to. */
function shown(form: FormState, price: Price | null = null) {
  return data({ form, price }, { status: form.problems.length > 0 ? 422 : 200 });
}

/** What one's own part comes to as it is and as it would be. */
interface Price {
  readonly before: Sum | null;
  readonly after: Sum | null;
  readonly money: WhatBack;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.choices.event.title ?? "" },
];

export default function RegistrationChoices() {
  const { token, choices, done, refused, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, format } = useSpeech();
  const { event, deadline, sum } = choices;
  const back = paths.registration(token);
  const when = format.moment(deadline.until, event.timeZone);
  const active = isActive(choices.status);
  const open = deadline.open && active && choices.email !== null;
  const price = answer?.price ?? null;
  return (
    <Page
      title={t("choices.title")}
      kicker={event.title}
      hue={event.organisation.hue}
      breadcrumb={<Breadcrumb crumbs={[{ href: back, label: t("choices.back") }]} />}
    >
      {!answer && <DoneNotice sentence={done ? t("choices.saved") : undefined} />}
      {refused && !answer && (
        <Notice tone="danger" live>
          <p>{problemText(t, { code: refused, params: { megabytes: 10 } })}</p>
        </Notice>
      )}
      {price && answer && (
        <ConfirmPrice
          values={answer.form.values}
          currency={choices.offer.currency}
          beforeMinor={price.before?.totalMinor ?? 0}
          after={price.after}
          money={price.money}
          payer={choices.alone ? null : (choices.company ?? choices.contactName)}
        />
      )}
      {active && choices.email === null && (
        <Notice tone="warning">
          <p>
            {t("choices.nameFirst")} <a href={back}>{t("register.nameSeat")}</a>
          </p>
        </Notice>
      )}
      {active && !deadline.open && (
        <Notice title={t("choices.closedTitle")}>
          <p>
            {t("choices.closed", { when })}
            <a href={`mailto:${choices.organiserEmail}`}>{choices.organiserEmail}</a>.
          </p>
        </Notice>
      )}
      {price ? null : open ? (
        <>
          <p className="form-note">{t("choices.until", { when })}</p>
          <SeatChoicesForm choices={choices} now={now} form={answer?.form} />
          <FileAnswers
            questions={askedOfSeat(choices.offer, choices, choices.answers).filter(
              ({ kind }) => kind === "file",
            )}
            files={choices.files}
            action={paths.seatUpload(token)}
          />
        </>
      ) : (
        <SeatChoicesList choices={choices} />
      )}
      {open && !price && isEmpty(choices) && <EmptyState title={t("choices.nothing")} />}
      {sum && !price && (
        <Section
          title={choices.alone ? t("money.sum") : t("money.ownPart")}
          lead={
            choices.alone
              ? undefined
              : t("money.ownPartLead", { payer: choices.company ?? choices.contactName })
          }
        >
          <OrderSum sum={sum} pays={choices.alone} />
        </Section>
      )}
    </Page>
  );
}

type Choices = ReturnType<typeof useLoaderData<typeof loader>>["choices"];

function isEmpty({ offer, addOns }: Choices): boolean {
  return (
    offer.addOns.length === 0 &&
    addOns.length === 0 &&
    !offer.sessions.some(({ signUp }) => signUp) &&
    !offer.questions.some(({ scope }) => scope === "seat")
  );
}
