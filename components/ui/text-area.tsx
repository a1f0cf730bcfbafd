import { forwardRef, type TextareaHTMLAttributes } from "react";
import styles from "./field.module.css";

export const TextArea = forwardRef<
  HTMLTextAreaElement,
  TextareaHTMLAttributes<HTMLTextAreaElement>
>(function TextArea({ className, ...rest }, ref) {
  const look = className ? `${styles.input} ${className}` : styles.input;
  return <textarea {...rest} ref={ref} className={look} />;
});
