import {
  data,
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { addDocument } from "~/features/events/commands/add-document.server";
import { changeCover, removeCover, setCover } from "~/features/events/commands/edit-cover.server";
import {
  changeDocument,
  moveDocument,
  removeDocument,
} from "~/features/events/commands/edit-documents.server";
import { CoverForm } from "~/features/events/components/cover-form";
import { DocumentsEditor } from "~/features/events/components/documents-editor";
import { addressName, type CoverCard } from "~/features/events/domain/file-words";
import { editedFiles } from "~/features/events/queries/edited-files.server";
import { coverSchema, documentSchema } from "~/features/events/schema";
import { EventFrame } from "~/features/organisations/components/event-frame";
import { permissionsOf } from "~/features/organisations/permissions";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import type { FormState } from "~/kernel/form-state";
import type { Actor } from "~/kernel/actor";
import type { Result } from "~/kernel/result";
import { paths } from "~/paths";
import { documentExtensions } from "~/platform/files/document-type.server";
import type { RefusedUpload } from "~/platform/http/context.server";
import { checkValues, invalid } from "~/platform/http/forms.server";
import { expectAccess, found, throwAccess } from "~/platform/http/refusals.server";
import { readUploadForm, type UploadForm } from "~/platform/http/upload-form.server";
import type { World } from "~/platform/world.server";
import { DoneNotice } from "~/ui/done-notice";
import { useFields } from "~/ui/form-fields";

export async function loader({
  request,
  params,
  context: { world, actor, locale },
}: LoaderFunctionArgs) {
  const result = await editedFiles(world, actor, found(params["org"]), found(params["slug"]));
  const { membership, event, documents } = expectAccess(result, request);
  return {
    organisation: membership.organisation,
    rights: permissionsOf(membership.role),
    event,
    documents,
    accept: documentExtensions.map((extension) => `.${extension}`).join(","),
    now: world.now(),
    done: new URL(request.url).searchParams.get("done"),
    title: `${speechOf(locale).t("organise.tab-files")} – ${event.card.title}`,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { world, actor, refusedUpload } = context;
  const of = [found(params["org"]), found(params["slug"])] as const;
  const there = expectAccess(await editedFiles(world, actor, ...of), request);
  if (refusedUpload) return unread(request, refusedUpload);

  const sent = await readUploadForm(request);
  const { values } = sent;
  const deed = deeds[values["intent"] ?? ""];
  if (!deed) throw new Response(null, { status: 400 });
  const { form, done, result } = await deed({
    world,
    actor,
    of,
    ...sent,
    cover: there.event.card.cover,
  });
  if (!result) return invalid(form);
  if (result.ok) return redirect(`${paths.editFiles(...of)}?done=${done}`);
  throwAccess(result.problem, request);
  return invalid(form, result.problem);
}

interface Sent extends UploadForm {
  readonly world: World;
  readonly actor: Actor;
  readonly of: readonly [organisation: string, event: string];
  /** The cover the event has. */
  readonly cover: CoverCard | null;
}

/** What became of a form: no result when it was not good enough to act on. */
interface Deed {
  readonly form: FormState;
  readonly done?: string;
  readonly result?: Result<unknown>;
}

/** What the page's forms do, by the button that was pressed. */
const deeds: Readonly<Record<string, (sent: Sent) => Promise<Deed>>> = {
  async "set-cover"({ world, actor, of, values, files, cover }) {
    const file = files["cover"] ?? noFile;
    const form = checkValues(values, coverSchema);
    if (!form.ok) return { form: chosenAgain(form.form, "cover", file) };
    // The words alone are changed when there is a picture and no other one was chosen.
    if (cover && file.name === "" && file.bytes.length === 0)
      return {
        ...form,
        done: "cover-changed",
        result: await changeCover(world, actor, ...of, form.value),
      };
    return {
      ...form,
      done: "cover-set",
      result: await setCover(world, actor, ...of, file, form.value),
    };
  },

  async "remove-cover"({ world, actor, of, values }) {
    const result = await removeCover(world, actor, ...of);
    return { form: { values, problems: [] }, done: "cover-removed", result };
  },

  async "add-document"({ world, actor, of, values, files }) {
    const file = files["document"] ?? noFile;
    const form = checkValues(values, documentSchema);
    if (!form.ok) return { form: chosenAgain(form.form, "document", file) };
    return {
      ...form,
      done: "document-added",
      result: await addDocument(world, actor, ...of, file, form.value),
    };
  },

  async "change-document"({ world, actor, of, values }) {
    const form = checkValues(values, documentSchema.required({ title: true }).extend(ofDocument));
    if (!form.ok) return form;
    const result = await changeDocument(world, actor, documentOf(of, form.value), form.value);
    return { ...form, done: "document-changed", result };
  },

  async "remove-document"({ world, actor, of, values }) {
    const form = checkValues(values, z.object(ofDocument));
    if (!form.ok) return form;
    const result = await removeDocument(world, actor, documentOf(of, form.value));
    return { ...form, done: "document-removed", result };
  },

  "move-up": (sent) => move(sent, "up"),
  "move-down": (sent) => move(sent, "down"),
};

async function move({ world, actor, of, values }: Sent, direction: "up" | "down"): Promise<Deed> {
  const form = checkValues(values, z.object(ofDocument));
  if (!form.ok) return form;
  const result = await moveDocument(world, actor, documentOf(of, form.value), direction);
  return { ...form, done: "document-moved", result };
}

const ofDocument = { id: z.uuid("choice-unknown") };
const noFile = { name: "", bytes: new Uint8Array() };

function documentOf([organisation, event]: Sent["of"], { id }: { readonly id: string }) {
  return { organisation, event, document: id };
}

/** A browser forgets which file was chosen when the page comes back for another reason. */
function chosenAgain(form: FormState, field: string, file: { readonly name: string }): FormState {
  const again = { code: "file-again", field };
  return file.name === "" ? form : { ...form, problems: [...form.problems, again] };
}

/** Answers a form whose file was not read; its address says which of the page's forms it was. */
function unread(request: Request, reason: RefusedUpload) {
  const field = new URL(request.url).searchParams.get("form") === "cover" ? "cover" : "document";
  const busy = reason === "uploads-busy";
  const megabytes = field === "cover" ? 10 : 20;
  const problem = busy
    ? { code: "uploads-busy", field }
    : { code: "file-too-large", field, params: { megabytes } };
  const intent = field === "cover" ? "set-cover" : "add-document";
  const form: FormState = { values: { intent }, problems: [problem] };
  // 503 passes (RFC 9110 §15.6.4); 413 does not (§15.5.14).
  const init = busy ? { status: 503, headers: { "Retry-After": "30" } } : { status: 413 };
  return data({ form }, init);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const headers: HeadersFunction = ({ actionHeaders }) => {
  const wait = actionHeaders.get("Retry-After");
  return wait === null ? {} : { "Retry-After": wait };
};

export default function EventFiles() {
  const { organisation, rights, event, documents, accept, now, done } =
    useLoaderData<typeof loader>();
  const { t } = useSpeech();
  const form: FormState | undefined = useActionData<typeof action>()?.form;
  const intent = form?.values["intent"];
  const { cover } = event.card;
  const answered = (...intents: string[]) =>
    intent !== undefined && intents.includes(intent) ? form : undefined;
  const coverFields = useFields(answered("set-cover", "remove-cover"), {
    alt: cover?.alt ?? "",
    focus: cover?.focus ?? "centre",
  });
  const changing = answered("change-document");
  const changedFields = useFields(changing, { audience: "everyone" });
  const documentFields = useFields(coverFields.errors.length > 0 || changing ? undefined : form, {
    audience: "everyone",
  });
  const here = paths.editFiles(organisation.slug, event.card.slug);
  return (
    <EventFrame
      organisation={organisation}
      event={event.card}
      now={now}
      rights={rights}
      current="files"
    >
      {!form && <DoneNotice sentence={isDone(done) ? t(`files.done-${done}`) : undefined} />}
      <CoverForm event={event.card} fields={coverFields} action={`${here}?form=cover`} />
      <DocumentsEditor
        documents={documents}
        hrefOf={(document) => paths.file(document.id, addressName(document))}
        fields={documentFields}
        changed={changing ? { id: changing.values["id"] ?? "", fields: changedFields } : null}
        action={`${here}?form=document`}
        accept={accept}
      />
    </EventFrame>
  );
}

const doings = [
  "cover-set",
  "cover-changed",
  "cover-removed",
  "document-added",
  "document-changed",
  "document-moved",
  "document-removed",
] as const;

function isDone(done: string | null): done is (typeof doings)[number] {
  return doings.some((known) => known === done);
}
