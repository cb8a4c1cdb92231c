export { IsArray } from './built-in-rules.js';
export { type FieldOptions, field, isStorable, rule } from './field.js';
export {
  CodeField,
  ContactEmailField,
  CountryField,
  EmailField,
  EnumField,
  LineField,
  LinkField,
  NameField,
  TextField,
  WebAddressField,
} from './texts.js';
export {
  BooleanField,
  IdField,
  IntegerField,
  NumberField,
  PercentField,
  QueryBooleanField,
  QueryIdField,
  QueryIntegerField,
  QueryNumberField,
} from './numbers.js';
export {
  EndUserIdField,
  EndUserIdListField,
  ExperimentField,
  isEndUserId,
  maxEndUserIdBytes,
} from './end-users.js';
export { TimeField } from './times.js';
export {
  EnumListField,
  IdListField,
  LineListField,
  ListOfField,
  NumberListField,
  ObjectField,
  OriginListField,
  QueryIdListField,
  TextListField,
} from './lists.js';
export { PartField } from './parts.js';
