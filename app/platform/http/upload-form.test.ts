import { expect, test } from "vitest";
import { readUploadForm } from "./upload-form.server";

const type = "multipart/form-data; boundary=";

function sent(parts: number, boundary = "x", contentType = type + boundary): Request {
  const part = `--${boundary}\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\nv\r\n`;
  const body = `${part.repeat(parts)}--${boundary}--\r\n`;
  const headers = { "Content-Type": contentType };
  return new Request("http://localhost/", { method: "POST", body, headers });
}

const refused = expect.objectContaining({ status: 400 });

test("a form is read with its files", async () => {
  const form = new FormData();
  form.set("title", "Kart");
  form.set("file", new File(["bytes"], "kart.pdf"));
  const request = new Request("http://localhost/", { method: "POST", body: form });
  const { values, files } = await readUploadForm(request);
  expect(values).toEqual({ title: "Kart" });
  expect(files["file"]?.name).toBe("kart.pdf");
  expect(Buffer.from(files["file"]?.bytes ?? []).toString()).toBe("bytes");
});

test("as many parts as a form may have are read", async () => {
  await expect(readUploadForm(sent(30))).resolves.toMatchObject({ files: { f: { name: "a" } } });
});

test.each([
  ["more", sent(31)],
  ["more, by a boundary in quotes", sent(31, "a b", `${type}"a b"`)],
  ["more than anybody waits for", sent(200_000)],
])("%s are not", async (_, request) => {
  const begun = performance.now();
  await expect(readUploadForm(request)).rejects.toEqual(refused);
  expect(performance.now() - begun).toBeLessThan(1000);
});

test.each(["text/plain", "multipart/form-data", type, `${type}y`])(
  "what is no form is refused: %s",
  async (contentType) => {
    await expect(readUploadForm(sent(2, "x", contentType))).rejects.toEqual(refused);
  },
);
