import { forwardRef, type SelectHTMLAttributes } from "react";
import styles from "./field.module.css";

export interface Option {
  readonly value: string;
  readonly label: string;
}

export interface SelectProps extends SelectHTMLAttributes<HTMLSelectElement> {
  readonly options: readonly Option[];
}

/** The browser's own: every keyboard, screen reader and phone knows it. */
export const Select = forwardRef<HTMLSelectElement, SelectProps>(function Select(
  { options, className, ...rest },
  ref,
) {
  const look = className ? `${styles.input} ${className}` : styles.input;
  return (
    <select {...rest} ref={ref} className={look}>
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
});
