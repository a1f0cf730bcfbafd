import words from "./en-account.json";
import { addWords } from "./words";

addWords(words);
