import {
  data,
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { eventPage } from "~/features/events/queries/event-page.server";
import { registerByForm } from "~/features/registration/commands/register-by-form.server";
import { EmbeddedFrame } from "~/features/registration/components/embedded-frame";
import { RegisterBody } from "~/features/registration/components/register-body";
import { RegisterIntro } from "~/features/registration/components/register-intro";
import { formBasis } from "~/features/registration/queries/form-view.server";
import { sensitiveQuestions } from "~/features/registration/queries/sensitive-questions.server";
import { anonymous } from "~/kernel/actor";
import { frameTheme, paths } from "~/paths";
import { readValues } from "~/platform/http/forms.server";
import { found } from "~/platform/http/refusals.server";

export async function loader({ params, context: { world, locale } }: LoaderFunctionArgs) {
  const slug = found(params["slug"]);
  const event = found(await eventPage(world, anonymous, slug));
  const { view } = found(await formBasis(world, anonymous, slug));
  const questions = await sensitiveQuestions(world, event.id, locale);
  return { event, view, questions, submission: world.newId(), now: world.now() };
}

/**
 * Nobody is signed in here, whatever the browser carries: whoever registers in a frame does so by what they type. A
 * frame's cookies do not come along, so that what is held for them is found by the form's own key.
 */
export async function action({
  request,
  params,
  context: { world, locale, source },
}: ActionFunctionArgs) {
  const slug = found(params["slug"]);
  const sender = { actor: anonymous, locale, visitor: null, network: source };
  const outcome = await registerByForm(world, sender, slug, await readValues(request));
  if (outcome.kind === "not-found") throw new Response(null, { status: 404 });
  if (outcome.kind === "placed") {
    const { kind: _, ...placed } = outcome;
    // No payment page lets itself be framed: the next page leads there in the window around.
    const made = "pay" in placed ? { order: placed.pay } : placed;
    const theme = frameTheme(new URL(request.url).search);
    return redirect(paths.embedDone(slug, { ...made, lang: locale, theme }));
  }
  const wrong = outcome.kind === "form" && outcome.form.problems.length > 0;
  return data(outcome, { status: wrong ? 422 : 200 });
}

/** As the page outside the frame: sent once more after "back", it is the same order. */
export const headers: HeadersFunction = () => ({ "Cache-Control": "private, no-cache" });

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page?.event.card.title },
  { name: "robots", content: "noindex" },
];

/** The registration form, in somebody else's page. */
export default function EmbedRegister() {
  const { event, view, questions, submission, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <EmbeddedFrame event={event.card}>
      <RegisterIntro event={event} offer={view.offer} now={now} />
      <RegisterBody
        view={view}
        answer={answer}
        submission={submission}
        questions={questions}
        organisation={event.card.organisation.name}
        now={now}
      />
    </EmbeddedFrame>
  );
}
