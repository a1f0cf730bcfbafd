import { forwardRef, type InputHTMLAttributes } from "react";
import styles from "./field.module.css";

export const TextInput = forwardRef<HTMLInputElement, InputHTMLAttributes<HTMLInputElement>>(
  function TextInput({ className, type = "text", ...rest }, ref) {
    const look = className ? `${styles.input} ${className}` : styles.input;
    return <input {...rest} ref={ref} type={type} className={look} />;
  },
);
