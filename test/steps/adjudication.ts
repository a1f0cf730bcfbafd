export { casesOf } from "@/lib/adjudication/cases";
