import type { ReactNode } from "react";
import { CodeSample } from "~/ui/code-sample";
import type {
  ApiReference,
  ReferenceField,
  ReferenceOperation,
  ReferenceSchema,
} from "../domain/api-reference";

/** What the API does, one thing after the other. In English, its own language. */
export function ApiOperations({ reference }: { reference: ApiReference }) {
  return (
    <div lang="en" className="api">
      {reference.operations.map((operation) => (
        <Operation key={operation.id} operation={operation} />
      ))}
    </div>
  );
}

/** What goes to and fro, each by its name. */
export function ApiSchemas({ reference }: { reference: ApiReference }) {
  return (
    <div lang="en" className="api">
      {reference.schemas.map((schema) => (
        <Schema key={schema.name} schema={schema} />
      ))}
    </div>
  );
}

function Operation({ operation }: { operation: ReferenceOperation }) {
  const { id, method, path, summary, description, parameters, body, answers } = operation;
  return (
    <section className="api-operation" id={id} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{summary}</h3>
      <p className="api-address">
        <span className={`api-method api-method-${method}`}>{method.toUpperCase()}</span>
        <code>{path}</code>
      </p>
      <p>
        <Sentence text={description} />
      </p>
      {parameters.length > 0 && (
        <>
          <h4>Parameters</h4>
          <Fields fields={parameters} />
        </>
      )}
      {body !== null && (
        <>
          <h4>Body</h4>
          <p>
            JSON: <SchemaLink name={body} />
          </p>
        </>
      )}
      <h4>Answers</h4>
      <dl className="api-fields">
        {answers.map(({ status, lines, schema }) => (
          <div key={status} className="api-field">
            <dt>
              <code>{status}</code>
              {schema !== null && (
                <span className="api-type">
                  <SchemaLink name={schema} />
                </span>
              )}
            </dt>
            <dd>
              {lines.length === 1 ? (
                <Sentence text={lines[0] ?? ""} />
              ) : (
                <ul>
                  {lines.map((line) => (
                    <li key={line}>
                      <Sentence text={line} />
                    </li>
                  ))}
                </ul>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <CodeSample label={`Try it: ${summary}`} code={operation.curl} />
      {operation.example !== null && (
        <details className="api-example">
          <summary>Example of an answer</summary>
          <CodeSample label={`Answer: ${summary}`} code={operation.example} />
        </details>
      )}
    </section>
  );
}

function Schema({ schema }: { schema: ReferenceSchema }) {
  return (
    <section className="api-operation" id={anchorOf(schema.name)}>
      <h3>{schema.name}</h3>
      {schema.description !== "" && (
        <p>
          <Sentence text={schema.description} />
        </p>
      )}
      <Fields fields={schema.fields} />
    </section>
  );
}

function Fields({ fields }: { fields: readonly ReferenceField[] }) {
  return (
    <dl className="api-fields">
      {fields.map(({ name, type, schema, required, description }) => (
        <div key={name} className="api-field">
          <dt>
            <code>{name}</code>
            <span className="api-type">
              {schema === null ? (
                <Sentence text={type} />
              ) : (
                <>
                  {type.startsWith("list of ") && "list of "}
                  <SchemaLink name={schema} />
                </>
              )}
              {required ? ", required" : ""}
            </span>
          </dt>
          <dd>
            <Sentence text={description} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function SchemaLink({ name }: { name: string }) {
  return <a href={`#${anchorOf(name)}`}>{name}</a>;
}

function anchorOf(schema: string): string {
  return `schema-${schema}`;
}

/** A sentence in which what stands between backticks is code. */
export function Sentence({ text }: { text: string }): ReactNode {
  return text
    .split("`")
    .map((part, place) => (place % 2 === 1 ? <code key={place}>{part}</code> : part));
}
