const attribute = (attributeName: string) => ({ attributeName });
const authType = (type: string, authSubType = '') => ({ authSubType, authType: type, mandatory: false });

/** The sample policy of the partner management description, for a relying party that uses eSignet. */
export const samplePolicy = {
  authTokenType: 'policy',
  allowedKycAttributes: [
    attribute('fullName'),
    attribute('gender'),
    attribute('phone'),
    attribute('email'),
    attribute('dateOfBirth'),
    attribute('city'),
    attribute('face'),
    attribute('addressLine1'),
  ],
  allowedAuthTypes: [
    authType('bio', 'IRIS'),
    authType('bio', 'FINGER'),
    authType('otp'),
    authType('bio', 'FACE'),
    authType('otp-request'),
    authType('kycauth'),
    authType('kycexchange'),
    authType('wla'),
  ],
};
