import words from "./en-documents.json";
import { addWords } from "./words";

addWords(words);
