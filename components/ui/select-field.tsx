import { Field } from "./field";
import { Select, type Option } from "./select";

interface SelectFieldProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onValue: (value: string) => void;
}

/** A choice under its label. What is chosen stays so, also where it is not among the options. */
export function SelectField({ label, value, options, onValue }: SelectFieldProps) {
  const isThere = options.some((option) => option.value === value);
  return (
    <Field label={label}>
      {(control) => (
        <Select
          {...control}
          value={value}
          options={isThere ? options : [...options, { value, label: value }]}
          onChange={({ target }) => onValue(target.value)}
        />
      )}
    </Field>
  );
}
