import { apiProblems } from "~/platform/http/json-api.server";

export function loader() {
  return apiProblems({ code: "not-found" });
}

export function action() {
  return apiProblems({ code: "not-found" });
}
