import { Field, type FieldProps } from "./field";

export interface FileInputProps extends FieldProps {
  /** What the browser offers to choose from, as `.pdf,.docx` or `image/jpeg`; the server checks again. */
  readonly accept?: string;
}

/** A file to be chosen and sent; its form has to be `encType="multipart/form-data"`. */
export function FileInput({ accept, ...field }: FileInputProps) {
  return (
    <Field {...field}>
      {(wiring) => <input className="input input-file" type="file" accept={accept} {...wiring} />}
    </Field>
  );
}
