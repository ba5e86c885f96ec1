/** Where the person is, asked of the browser only when they press the button. */
import { strings } from "./strings.js";

/** The browser cannot or may not say where the person is; the message is for the person. */
export class LocationError extends Error {}

const TIMEOUT_SECONDS = 15;
const PERMISSION_DENIED = 1;

/**
 * @param {Geolocation | undefined} [geolocation]  a seam for tests
 * @returns {Promise<GeoPoint>} to about 100 metres, no closer: that is enough to sort by distance
 * @throws {LocationError}
 */
export function currentLocation(geolocation = navigator.geolocation) {
  return new Promise((resolve, reject) => {
    if (!geolocation) {
      reject(new LocationError(strings.errors.locationUnknown));
      return;
    }
    geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lat: rounded(coords.latitude), lon: rounded(coords.longitude) }),
      ({ code }) =>
        reject(
          new LocationError(
            code === PERMISSION_DENIED
              ? strings.errors.locationDenied
              : strings.errors.locationUnknown,
          ),
        ),
      { timeout: TIMEOUT_SECONDS * 1000, maximumAge: 5 * 60 * 1000 },
    );
  });
}

/** @param {number} degrees */
function rounded(degrees) {
  return Math.round(degrees * 1000) / 1000;
}
