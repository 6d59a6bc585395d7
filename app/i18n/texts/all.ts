import { browse } from "./browse";
import { calendar } from "./calendar";
import { common } from "./common";
import { files } from "./files";
import { developers } from "./developers";
import { embed } from "./embed";
import { inbound } from "./inbound";
import { letters } from "./letters";
import { mail } from "./mail";
import { organise } from "./organise";
import { pages } from "./pages";
import { plain } from "./plain";
import { problem } from "./problem";
import { register } from "./register";
import { privacy } from "./privacy";
import { sensitive } from "./sensitive";
import { errorPage } from "./error-page";
import { eventPage } from "./event-page";
import { eventView } from "./event-view";
import { ui } from "./ui";

/** Every text a person sees, by area. */
export const texts = {
  browse,
  calendar,
  common,
  files,
  inbound,
  letters,
  mail,
  plain,
  problem,
  errorPage,
  eventPage,
  eventView,
  ui,
  pages,
  register,
  organise,
  privacy,
  sensitive,
  embed,
  developers,
};
