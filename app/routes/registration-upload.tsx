import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { uploadAnswer } from "~/features/registration/commands/upload-answer.server";
import { paths } from "~/paths";
import { readUploadForm } from "~/platform/http/upload-form.server";
import { found } from "~/platform/http/refusals.server";

/** Takes a file that answers a question, and leads back to where it was chosen, which says what came of it. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = found(params["token"]);
  const { world, refusedUpload } = context;
  if (refusedUpload === "no-access") throw new Response(null, { status: 404 });
  if (refusedUpload) return redirect(paths.seatChoices(token, undefined, refusedUpload));
  const { values, files } = await readUploadForm(request);
  const file = files["file"] ?? { name: "", bytes: new Uint8Array() };
  const taken = await uploadAnswer(world, token, values["question"] ?? "", file);
  if (taken.ok) return redirect(paths.seatChoices(token, "changed"));
  if (taken.problem.code === "not-found") throw new Response(null, { status: 404 });
  return redirect(paths.seatChoices(token, undefined, taken.problem.code));
}

export function loader({ params }: LoaderFunctionArgs) {
  return redirect(paths.seatChoices(found(params["token"])));
}
