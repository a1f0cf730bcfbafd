import { forwardRef, type SelectHTMLAttributes } from "react";
import { useTranslations } from "use-intl";
import styles from "./field.module.css";

export interface Option {
  readonly value: string;
  readonly label: string;
}

export interface SelectProps extends SelectHTMLAttributes<HTMLSelectElement> {
  readonly options: readonly Option[];
}

/** The option of choosing nothing. A screen reader does not read the dash, and gets a word. */
export const NOTHING: Option = { value: "", label: "—" };

/** The browser's own control, which works with every keyboard, screen reader and phone. */
export const Select = forwardRef<HTMLSelectElement, SelectProps>(function Select(
  { options, className, ...rest },
  ref,
) {
  const t = useTranslations("Ui");
  const look = className ? `${styles.input} ${className}` : styles.input;
  return (
    <select {...rest} ref={ref} className={look}>
      {options.map(({ value, label }) => (
        <option
          key={value}
          value={value}
          aria-label={label === NOTHING.label ? t("none") : undefined}
        >
          {label}
        </option>
      ))}
    </select>
  );
});
