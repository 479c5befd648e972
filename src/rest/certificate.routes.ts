import type { FastifyInstance } from 'fastify';
import type { CaCertificateService, PartnerCertificateService } from '../certificate/index.ts';
import type { Clock } from '../shared/clock.ts';
import { callerOf } from '../shared/http/caller-of.ts';
import { caFieldNames, certificateFieldNames, readCaUpload, readCertificateUpload } from './certificate.body.ts';
import { echoEnvelope, partnerReadEnvelope } from './echo-envelope.ts';
import { successEnvelopeV2 } from './envelope-v2.ts';
import { toCertificateItem } from './partner.view.ts';
import { ifMatch, sayVersion } from './record-version.ts';

export interface CertificateParts {
  readonly caCertificates: CaCertificateService;
  readonly partnerCertificates: PartnerCertificateService;
  readonly clock: Clock;
}

interface PartnerPath {
  Params: { partnerId: string };
}

const detailsApi = 'mosip.pms.partner.certificates.details.get';

/** Certificates of authorities and of partners; the texts of the answers are those that scripts look for. */
export function certificateRoutes(scope: FastifyInstance, parts: CertificateParts): void {
  const { caCertificates, partnerCertificates, clock } = parts;

  scope.post('/partners/certificate/ca/upload', { config: { fieldNames: caFieldNames } }, async (request) => {
    await caCertificates.upload(callerOf(request), readCaUpload(request.body));
    const now = clock();
    return echoEnvelope(request.body, { status: 'Upload Success.', timestamp: now.toISOString() }, now);
  });

  scope.post(
    '/partners/certificate/upload',
    { config: { fieldNames: certificateFieldNames } },
    async (request, reply) => {
      const upload = { ...readCertificateUpload(request.body), ...ifMatch(request) };
      const { record, partnerVersion } = await partnerCertificates.upload(callerOf(request), upload);
      const now = clock();
      const response = {
        certificateId: record.id,
        signedCertificateData: record.signedPem,
        timestamp: now.toISOString(),
      };
      sayVersion(reply, partnerVersion);
      return echoEnvelope(request.body, response, now);
    },
  );

  scope.get('/partners/partner-certificates-details', { config: { api: detailsApi } }, async (request) => {
    const own = await partnerCertificates.ofOwn(callerOf(request));
    const shown = own.map(({ partner, certificate }) => toCertificateItem(partner, certificate));
    return successEnvelopeV2(detailsApi, shown, clock());
  });

  scope.get<PartnerPath>('/partners/:partnerId/certificate', async (request) => {
    const { signedPem } = await partnerCertificates.getOf(callerOf(request), request.params.partnerId);
    return partnerReadEnvelope({ certificateData: signedPem }, clock());
  });

  scope.get<PartnerPath>('/partners/:partnerId/certificate-data', async (request) => {
    const certificate = await partnerCertificates.getOf(callerOf(request), request.params.partnerId);
    const now = clock();
    const response = {
      caSignedCertificateData: certificate.pem,
      mosipSignedCertificateData: certificate.signedPem,
      isCaSignedCertificateExpired: certificate.validTo < now,
      isMosipSignedCertificateExpired: certificate.signedValidTo < now,
    };
    return partnerReadEnvelope(response, now);
  });
}
