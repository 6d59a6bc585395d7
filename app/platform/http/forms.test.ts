import { expect, test } from "vitest";
import { readValues } from "./forms.server";

function sent(body: string, type: string): Request {
  const headers = { "Content-Type": type };
  return new Request("http://localhost/", { method: "POST", body, headers });
}

test("a form is read as browsers send it; of a name sent twice the last counts", async () => {
  const type = "application/x-www-form-urlencoded;charset=UTF-8";
  expect(await readValues(sent("a=1&b=%C3%A5s+og+moss&a=2&c", type))).toEqual({
    a: "2",
    b: "ås og moss",
    c: "",
  });
  const tricky = await readValues(sent("__proto__=x&__proto__.y=z", type));
  expect(Object.keys(tricky)).toEqual(["__proto__", "__proto__.y"]);
  expect(({} as { y?: string }).y).toBeUndefined();
});

test.each(["multipart/form-data; boundary=x", "text/plain", "application/json", ""])(
  "nothing else is read as one: %j",
  async (type) => {
    const body = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n';
    await expect(readValues(sent(body, type))).rejects.toMatchObject({ status: 400 });
  },
);
