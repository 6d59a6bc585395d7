import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { saveLetterText } from "~/features/notifications/commands/save-letter-text.server";
import { sendTrial } from "~/features/notifications/commands/send-trial.server";
import { LetterExample } from "~/features/notifications/components/letter-example";
import { LetterFrame } from "~/features/notifications/components/letter-frame";
import { WordsForm } from "~/features/notifications/components/words-form";
import { WordsShown } from "~/features/notifications/components/words-shown";
import { letterMoments } from "~/features/notifications/domain/letter-moments";
import { wordsProblems } from "~/features/notifications/domain/words-problems";
import { letterEditor } from "~/features/notifications/queries/letter-editor.server";
import {
  momentPreview,
  previewQuestion,
} from "~/features/notifications/queries/letter-preview.server";
import { wordsSchema } from "~/features/notifications/schema";
import { OrganisationFrame } from "~/features/organisations/components/organisation-frame";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { locales } from "~/kernel/locales";
import { paths } from "~/paths";
import { checkValues, invalid, readValues } from "~/platform/http/forms.server";
import { expectAccess, found, throwAccess } from "~/platform/http/refusals.server";
import { Button } from "~/ui/button";
import { Details } from "~/ui/details";
import { DoneNotice } from "~/ui/done-notice";
import { useFields } from "~/ui/form-fields";
import { Tabs } from "~/ui/navigation";
import { Notice } from "~/ui/notice";
import { Section } from "~/ui/section";
import { Select } from "~/ui/text-input";

/** The frame the preview button of the form writes into. */
const frame = "letter-preview";

function asked(request: Request, moment: string | undefined) {
  return found(previewQuestion(found(moment), new URL(request.url).searchParams));
}

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const question = asked(request, params["moment"]);
  const editor = await letterEditor(world, actor, found(params["org"]), question);
  const page = expectAccess(editor, request);
  return {
    ...page,
    ...question,
    done: new URL(request.url).searchParams.get("done"),
    title: `${speechOf(locale).t(`letters.moment-${question.moment}`)} – ${page.organisation.name}`,
  };
}

export async function action({ request, params, context: { world, actor } }: ActionFunctionArgs) {
  const org = found(params["org"]);
  const question = asked(request, params["moment"]);
  const { moment, language, eventSlug } = question;
  const values = await readValues(request);
  const here = { language, event: eventSlug ?? undefined };
  if (values["intent"] === "reset") {
    const reset = await saveLetterText(world, actor, org, question, null);
    expectAccess(reset, request);
    return redirect(paths.letterTexts(org, moment, { ...here, done: "reset" }));
  }
  const form = checkValues(values, wordsSchema);
  if (values["intent"] !== "trial") {
    if (!form.ok) return invalid(form.form);
    const saved = await saveLetterText(world, actor, org, question, form.value);
    if (saved.ok) return redirect(paths.letterTexts(org, moment, { ...here, done: "saved" }));
    throwAccess(saved.problem, request);
    return invalid(form.form, ...wordsProblems(form.value, letterMoments[moment], (part) => part));
  }
  const words = form.ok ? form.value : null;
  const { membership, letter } = expectAccess(
    await momentPreview(world, actor, org, question, words),
    request,
  );
  const problems = words ? wordsProblems(words, letterMoments[moment], (part) => part) : [];
  if (!form.ok || problems.length > 0) return invalid(form.form, ...problems);
  return { form: form.form, sentTo: await sendTrial(world, membership, letter) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function LetterText() {
  const page = useLoaderData<typeof loader>();
  const { organisation, event, moment, language, holds, words, beneath, example, done } = page;
  const { t } = useSpeech();
  const answer = useActionData<typeof action>();
  const fields = useFields(answer?.form, { subject: words.subject, text: words.text });
  const sentTo = answer && "sentTo" in answer ? answer.sentTo : undefined;
  const where = { language, event: event?.slug };
  const shown = { about: example?.eventSlug, seat: example?.seatId };
  const preview = paths.letterPreview(organisation.slug, moment, { ...where, ...shown });
  const said = { saved: t("letters.saved"), reset: t("letters.wasReset") };
  const sentence =
    sentTo === undefined
      ? answer === undefined && said[done as keyof typeof said]
      : t("letters.trialSent", { email: sentTo });
  return (
    <OrganisationFrame
      width="wide"
      organisation={organisation}
      trail={[{ href: paths.letterTexts(organisation.slug), label: t("letters.title") }]}
      title={t(`letters.moment-${moment}`)}
      lead={t(`letters.sent-${moment}`)}
    >
      <Tabs
        label={t("letters.languages")}
        tabs={locales.map((locale) => ({
          href: paths.letterTexts(organisation.slug, moment, { ...where, language: locale }),
          label: t(`letters.language-${locale}`),
          current: locale === language,
        }))}
      />
      <DoneNotice sentence={sentence || undefined} />
      <Notice>
        {event ? t("letters.forEvent", { event: event.title }) : t("letters.forAll")}{" "}
        {t(`letters.holds-${holds}`)}{" "}
        {event && (
          <a href={paths.letterTexts(organisation.slug, moment, { language })}>
            {t("letters.editForAll")}
          </a>
        )}
      </Notice>
      <div className="page-columns">
        <div className="page-body">
          <WordsForm
            fields={fields}
            language={language}
            allowed={letterMoments[moment]}
            preview={{ href: preview, frame }}
            reset={
              holds === "own" && (
                <div>
                  <Button look="plain" name="intent" value="reset">
                    {t(event ? "letters.resetEvent" : "letters.reset")}
                  </Button>
                </div>
              )
            }
          />
        </div>
        <aside className="page-aside">
          <Section
            title={t(
              beneath.whose === "organisation"
                ? "letters.organisationWords"
                : "letters.standardWords",
            )}
            id="standard"
          >
            <WordsShown words={beneath.words} language={language} />
          </Section>
        </aside>
      </div>
      <Section title={t("letters.previewTitle")} id="preview">
        <LetterExample
          events={page.events}
          seats={page.seats}
          example={example}
          keep={{ language, ...(event ? { event: event.slug } : {}) }}
        />
        <LetterFrame name={frame} title={t("letters.previewTitle")} src={preview} />
        <Details summary={t("letters.plainText")}>
          <pre className="mail-text">{page.plainText}</pre>
        </Details>
      </Section>
      {!event && <ForOneEvent />}
    </OrganisationFrame>
  );
}

/** The way to words of one event's own. */
function ForOneEvent() {
  const { wordable, language } = useLoaderData<typeof loader>();
  const { t } = useSpeech();
  if (wordable.length === 0) return null;
  return (
    <Section title={t("letters.onlyOne")} lead={t("letters.onlyOneHint")} id="one-event">
      <form method="get" className="fields">
        <input type="hidden" name="language" value={language} />
        <Select
          name="event"
          label={t("letters.example")}
          size="medium"
          options={wordable.map(({ slug, title }) => ({ value: slug, label: title }))}
        />
        <div>
          <Button look="quiet">{t("letters.chooseEvent")}</Button>
        </div>
      </form>
    </Section>
  );
}
