/** Members of organizations. */
export { lockMembers, losesRepair, requireSuperLeft } from './member-rules.js';
export { ChangePasswordRequest, UpdateProfileRequest, UserDto } from './user.dto.js';
