import type { InputHTMLAttributes, ReactNode } from "react";
import styles from "./field.module.css";

export interface CheckBoxProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "type"> {
  readonly label: ReactNode;
}

export function CheckBox({ label, ...rest }: CheckBoxProps) {
  return (
    <label className={styles.check}>
      <input {...rest} type="checkbox" />
      <span>{label}</span>
    </label>
  );
}
