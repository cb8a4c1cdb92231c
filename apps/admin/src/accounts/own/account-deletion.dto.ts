import { TextField } from '#libs/http';

export class DeleteAccountRequest {
  @TextField({ max: 1000, example: 'Correct-Horse-9!', description: 'Your password' })
  password!: string;
}
