import type { World } from "~/platform/world.server";
import { addTime, minute } from "~/kernel/time";
import { mailPause } from "../queries/mail-pause.server";

/** How long nothing is tried after the server has refused us, in milliseconds. */
export const pauseTime = 2 * minute;

/** How long the mail that met the refusal steps back: if it alone is the cause, the others go first. */
export const stepBackTime = 10 * minute;

/** Whether sending rests now, in whichever process the refusal was met. */
export async function sendingRests(world: World): Promise<boolean> {
  const pause = await mailPause(world);
  return pause !== null && pause.until > world.now();
}

/** Lets sending rest for a while. The pause keeps its beginning until a mail gets through. */
export async function pauseSending(world: World, reason: string): Promise<void> {
  const now = world.now();
  const rest = { reason: reason.slice(0, 500), until: addTime(now, pauseTime) };
  await world.db.mailPause.upsert({
    where: { id: 1 },
    create: { id: 1, since: now, ...rest },
    update: rest,
  });
}

/** Ends the pause: a mail got through. */
export async function resumeSending(world: World): Promise<void> {
  await world.db.mailPause.deleteMany();
}
