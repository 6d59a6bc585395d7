import { createServer } from "vite";
import { projectFolder } from "./project";
import { runAsProcess } from "./run-as-process";
import { startWeb } from "./web";

/** The web part of `npm run dev`: pages come from Vite, which reloads what changed. */
void runAsProcess("dev-web", async (settings) => {
  const vite = await createServer({
    root: projectFolder,
    appType: "custom",
    server: { middlewareMode: true },
  });
  const web = await startWeb(settings, { vite });
  return {
    async close() {
      await web.close();
      await vite.close();
    },
  };
});
